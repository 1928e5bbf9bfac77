package io.weir.chaos.world;

import java.nio.file.Path;
import java.util.List;

/**
 * What a world is made of.
 *
 * @param directory where all its processes write; made when absent
 * @param flinkLib the jars of Flink itself
 * @param jobJar the product
 * @param flinkOptions JVM options of Flink's processes, beside those that keep them small
 */
public record WorldSettings(Path directory, Path flinkLib, Path jobJar, List<String> flinkOptions) {
    public WorldSettings {
        directory = directory.toAbsolutePath().normalize();
        flinkOptions = List.copyOf(flinkOptions);
    }

    /** What a build leaves in the project's folder. */
    public static WorldSettings built(Path home, Path directory) {
        return new WorldSettings(
                directory,
                home.resolve("flink-home/target/flink/lib"),
                home.resolve("flink-jobs/target/weir-job.jar"),
                List.of());
    }

    /** The same with other JVM options of Flink's processes. */
    public WorldSettings withFlinkOptions(List<String> options) {
        return new WorldSettings(directory, flinkLib, jobJar, options);
    }

    /** The same in a folder of this one's directory. */
    public WorldSettings in(String folder) {
        return new WorldSettings(directory.resolve(folder), flinkLib, jobJar, flinkOptions);
    }
}
