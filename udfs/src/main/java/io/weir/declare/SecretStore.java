package io.weir.declare;

import java.io.IOException;

/** Where references are resolved, inside the running task. */
public interface SecretStore {
    /**
     * The value of a Kubernetes-style secret key.
     *
     * @param namespace the namespace, empty for the flow's own
     * @throws IOException when there is no such secret or key; the message names them, never a value
     */
    String secret(String namespace, String name, String key) throws IOException;

    /** The value of an environment variable. */
    String environment(String name) throws IOException;

    /** The content of a file, without one trailing line break. */
    String file(String path) throws IOException;
}
