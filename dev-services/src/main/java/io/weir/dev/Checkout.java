package io.weir.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What git knows of the project's folder. */
public final class Checkout {
    private Checkout() {}

    /** The commit that a folder is at, with {@code -dirty} when files differ from it; {@code unknown} without git. */
    public static String commit(Path folder) throws InterruptedException {
        ProcessBuilder git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process asked = git.start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return asked.waitFor() == 0 ? answer : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}
