package com.example;

import static io.github.camelket.dsl.endpoint.StaticEndpointBuilders.ket;

import io.github.camelket.dsl.component.KetComponentBuilderFactory;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.playout.KetPlayout;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A call to the local service, and a guide that is refused, with nothing but what is installed. */
public final class User {

    private User() {}

    public static void main(String[] args) throws Exception {
        try (KetLocal local = KetLocal.start();
                CamelContext context = new DefaultCamelContext()) {
            KetComponentBuilderFactory.ket()
                    .serviceUrl(local.serviceUrl().toString())
                    .accessKey(local.accessKey())
                    .secretKey(local.secretKey())
                    .register(context, "ket");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:loops").to(ket("getLoopList").uniqName("demo").app("live"));
                }
            });
            context.start();
            LoopListResult loops =
                    context.createProducerTemplate().requestBody("direct:loops", null, LoopListResult.class);
            System.out.println("Loops of " + KetPlayout.class.getSimpleName() + "'s service: " + loops.errNum());
        }
    }
}
