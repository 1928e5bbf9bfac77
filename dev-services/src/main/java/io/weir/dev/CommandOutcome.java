package io.weir.dev;

/**
 * How a command ended.
 *
 * @param exitCode of the process
 * @param output what it printed to both streams
 */
public record CommandOutcome(int exitCode, String output) {

    /** The output of a command that must not fail. */
    public String requireSuccess() {
        if (exitCode != 0) {
            throw new ServiceException("the command ended with " + exitCode + ":\n" + output);
        }
        return output;
    }
}
