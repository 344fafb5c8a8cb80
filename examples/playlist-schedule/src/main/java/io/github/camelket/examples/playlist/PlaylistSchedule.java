package io.github.camelket.examples.playlist;

import org.apache.camel.main.Main;

/** The application: runs until it is stopped, configured by application.properties. */
public final class PlaylistSchedule {

    private PlaylistSchedule() {}

    public static void main(String[] args) throws Exception {
        System.exit(application().run(args));
    }

    static Main application() {
        return new Main(PlaylistRoutes.class);
    }
}
