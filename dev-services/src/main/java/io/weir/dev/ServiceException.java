package io.weir.dev;

/** A server could not be started, reached or stopped. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceException(String message) {
        super(message);
    }

    ServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
