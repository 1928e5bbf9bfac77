package io.weir.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The interface on which everything listens. */
final class Loopback {
    private static final int TIMEOUT_MILLIS = 1000;

    private Loopback() {}

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** True when something takes connections at this port, whether it answers or not. */
    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(address(port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException nothingThere) {
            return false;
        }
    }
}
