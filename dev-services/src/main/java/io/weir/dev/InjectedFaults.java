package io.weir.dev;

/**
 * What a {@link TcpProxy} has really done to its clients since it was opened.
 *
 * @param connectionsCut open connections that were reset
 * @param connectionsRefused connections that were reset as soon as they were made
 * @param connectionsSwallowed connections of which at least one message vanished
 * @param deliveriesDelayed pieces of data that had to wait
 * @param answersLost answers that the server gave and the client did not get
 * @param requestsHeld requests that were held back
 */
public record InjectedFaults(
        long connectionsCut,
        long connectionsRefused,
        long connectionsSwallowed,
        long deliveriesDelayed,
        long answersLost,
        long requestsHeld) {}
