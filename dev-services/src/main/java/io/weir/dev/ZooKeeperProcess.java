package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The ZooKeeper server of one cluster, from Flink's own jars. Ends with the cluster and keeps nothing for the next one. */
final class ZooKeeperProcess implements AutoCloseable {
    private static final String MAIN =
            "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final ChildProcesses children = new ChildProcesses();
    private final Process process;

    private ZooKeeperProcess(FlinkHome home, Path configuration) {
        this.process = children.start(
                home.java(
                        "zookeeper",
                        List.of("-Xmx64m", "-Dzookeeper.forceSync=no"),
                        List.of(MAIN, configuration.toString())),
                home.folder("log").resolve("zookeeper.out"));
    }

    /** Starts the server on the port that the cluster's configuration names, and waits until it accepts connections. */
    static ZooKeeperProcess start(FlinkHome home) {
        ZooKeeperProcess zooKeeper = new ZooKeeperProcess(home, configuration(home));
        try {
            Await.until("ZooKeeper; see " + home.folder("log"), STARTUP, () -> {
                if (!zooKeeper.process.isAlive()) {
                    throw new ServiceException("ZooKeeper ended while it started; see " + home.folder("log"));
                }
                return Loopback.accepts(home.zooKeeperPort());
            });
            return zooKeeper;
        } catch (RuntimeException failure) {
            zooKeeper.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        children.close();
    }

    private static Path configuration(FlinkHome home) {
        Path file = home.folder("conf").resolve("zoo.cfg");
        try {
            Path data = Files.createTempDirectory(home.folder("tmp"), "zookeeper");
            // A session may last between 2 and 20 ticks.
            Files.write(
                    file,
                    List.of(
                            "clientPort=" + home.zooKeeperPort(),
                            "clientPortAddress=127.0.0.1",
                            "dataDir=" + data,
                            "tickTime=1000",
                            "maxClientCnxns=0",
                            "admin.enableServer=false"));
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }
}
