package io.weir.dev;

/**
 * A place where a broker listens.
 *
 * @param name in the broker's settings
 * @param port on 127.0.0.1
 * @param advertisedPort where clients that came by this listener are told to find the broker
 */
record Listener(String name, int port, int advertisedPort) {
    String bound() {
        return name + "://127.0.0.1:" + port;
    }

    String advertised() {
        return name + "://127.0.0.1:" + advertisedPort;
    }
}
