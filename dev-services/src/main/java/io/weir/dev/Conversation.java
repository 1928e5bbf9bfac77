package io.weir.dev;

import java.util.List;

/**
 * What the two ends of one connection say to each other, overheard by a proxy. Each direction may be heard by a thread of
 * its own, but a request is always heard before its answer.
 */
interface Conversation {

    /** The requests that are complete with these bytes of the client. */
    List<Request> asked(byte[] bytes, int length);

    /** The numbers of the requests whose answers are complete with these bytes of the server. */
    List<Long> answered(byte[] bytes, int length);

    /**
     * A request.
     *
     * @param name what is asked for: see {@link WireProtocol}
     * @param number that tells which answer belongs to it
     */
    record Request(String name, long number) {}
}
