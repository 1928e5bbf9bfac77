package io.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, of Flink and of Java. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Map<String, String> versions = ofBuild();
        return new String[] {
            "weir " + versions.get("Weir") + " (Flink " + versions.get("Flink") + ", Java "
                    + System.getProperty("java.version") + ")"
        };
    }

    /** The versions of {@code Weir} and {@code Flink}. */
    static Map<String, String> ofBuild() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/weir-build.properties")) {
            if (in == null) {
                throw new IOException("the build left out weir-build.properties");
            }
            build.load(in);
        }
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Weir", build.getProperty("weir"));
        versions.put("Flink", build.getProperty("flink"));
        return versions;
    }
}
