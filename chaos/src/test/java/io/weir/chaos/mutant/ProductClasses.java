package io.weir.chaos.mutant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The product as Flink loads it, from the job jar, with a transformer on the way. */
final class ProductClasses extends URLClassLoader {
    private static final Path JOB = Path.of("../flink-jobs/target/weir-job.jar");
    private static final Path FLINK = Path.of(System.getProperty("weir.flink.lib", "../flink-home/target/flink/lib"));

    private final ClassFileTransformer transformer;
    private final List<String> changed = new ArrayList<>();

    ProductClasses(ClassFileTransformer transformer) throws IOException {
        super(jars(), ClassLoader.getPlatformClassLoader());
        this.transformer = transformer;
    }

    /** The classes that the transformer has changed. */
    List<String> changed() {
        return changed;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/');
        try (InputStream stream = getResourceAsStream(file + ".class")) {
            if (stream == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = stream.readAllBytes();
            byte[] replaced = transformer.transform(this, file, null, null, original);
            if (replaced != null) {
                changed.add(name);
            }
            byte[] bytes = replaced == null ? original : replaced;
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException | IllegalClassFormatException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static URL[] jars() throws IOException {
        try (Stream<Path> flink = Files.list(FLINK)) {
            return Stream.concat(Stream.of(JOB), flink).map(ProductClasses::url).toArray(URL[]::new);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
