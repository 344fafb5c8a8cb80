package com.example;

import static io.github.camelket.dsl.endpoint.StaticEndpointBuilders.ket;

import io.github.camelket.dsl.component.KetComponentBuilderFactory;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopListResult;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A call to the local service, with nothing but what is installed. */
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
            context.start();
            LoopListResult loops = context.createFluentProducerTemplate()
                    .to(ket("getLoopList").uniqName("demo").app("live"))
                    .request(LoopListResult.class);
            System.out.println("The local service answered: " + loops.errMsg());
        }
    }
}
