package com.example;

import static io.github.camelket.dsl.endpoint.StaticEndpointBuilders.ket;

import io.github.camelket.dsl.component.KetComponentBuilderFactory;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopListResult;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A call to the local service, with nothing but what is installed: in Camel, and in Spring Boot by the starter. */
@SpringBootApplication
public class User {

    public static void main(String[] args) throws Exception {
        try (KetLocal local = KetLocal.start();
                CamelContext context = new DefaultCamelContext()) {
            KetComponentBuilderFactory.ket()
                    .serviceUrl(local.serviceUrl().toString())
                    .accessKey(local.accessKey())
                    .secretKey(local.secretKey())
                    .register(context, "ket");
            context.start();
            System.out.println("The local service answered: " + call(context));

            try (ConfigurableApplicationContext application = SpringApplication.run(
                    User.class,
                    "--camel.component.ket.service-url=" + local.serviceUrl(),
                    "--camel.component.ket.access-key=" + local.accessKey(),
                    "--camel.component.ket.secret-key=" + local.secretKey())) {
                System.out.println("And in Spring Boot: " + call(application.getBean(CamelContext.class)));
            }
        }
    }

    private static String call(CamelContext context) {
        return context.createFluentProducerTemplate()
                .to(ket("getLoopList").uniqName("demo").app("live"))
                .request(LoopListResult.class)
                .errMsg();
    }
}
