package com.example;

import io.github.camelket.local.KetLocal;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.playout.KetPlayout;
import org.apache.camel.impl.DefaultCamelContext;

/** A call, and playout, on the local service: what compiles and runs with the jars alone. */
public final class User {

    private User() {}

    public static void main(String[] args) throws Exception {
        try (KetLocal ket = KetLocal.start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            System.out.println(ket.url());
        }
    }
}
