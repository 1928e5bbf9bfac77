package io.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, of Flink and of Java. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/weir-build.properties")) {
            if (in == null) {
                throw new IOException("the build left out weir-build.properties");
            }
            build.load(in);
        }
        return new String[] {
            "weir " + build.getProperty("weir") + " (Flink " + build.getProperty("flink") + ", Java "
                    + System.getProperty("java.version") + ")"
        };
    }
}
