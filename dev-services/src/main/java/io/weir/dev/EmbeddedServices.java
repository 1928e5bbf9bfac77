package io.weir.dev;

import java.nio.file.Path;

/** Servers started in this JVM or as its children; needs neither an installation nor a network. */
final class EmbeddedServices implements Services {

    @Override
    public KafkaService kafka(Path directory) {
        return EmbeddedKafka.start(directory);
    }

    @Override
    public PostgresService postgres(Path directory) {
        return EmbeddedPostgres.start(directory);
    }
}
