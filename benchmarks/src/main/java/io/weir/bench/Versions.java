package io.weir.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine;

/** The versions that this build measures. */
final class Versions implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return present().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .toArray(String[]::new);
    }

    /** By name, in the order of the names. */
    static Map<String, String> present() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("/bench-versions.properties")) {
            if (in == null) {
                throw new IOException("the build left out bench-versions.properties");
            }
            build.load(in);
        }
        Map<String, String> versions = new TreeMap<>();
        build.forEach((name, version) -> versions.put(name.toString(), version.toString()));
        return versions;
    }
}
