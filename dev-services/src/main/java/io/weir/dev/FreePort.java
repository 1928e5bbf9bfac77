package io.weir.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the loopback interface that nothing listens on right now. It lies below the range from which systems number
 * outgoing connections: nobody gets it by chance while its server is down, not even a client that keeps asking for it.
 */
final class FreePort {
    private static final int LOWEST = 10_000;
    private static final int ABOVE_HIGHEST = 32_000;
    private static final int ATTEMPTS = 100;

    private FreePort() {}

    static int pick() {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE_HIGHEST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (attempt == ATTEMPTS) {
                    throw new ServiceException("no free port on the loopback interface", taken);
                }
            }
        }
    }
}
