package io.weir.chaos.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mutant can be planted into the product of this build: whoever renames a method has to rename it there as well. */
class PlantingIT {
    @ParameterizedTest
    @EnumSource(Mutant.class)
    void changesEachOfItsClassesAndTheyStillVerify(Mutant mutant) throws Exception {
        try (ProductClasses product = planted(mutant)) {
            List<String> types =
                    mutant.sites().stream().map(Site::type).distinct().toList();
            for (String type : types) {
                verify(Class.forName(type, true, product));
            }

            assertThat(product.changed()).containsExactlyElementsOf(types);
        }
    }

    @Test
    void anUnchangedAttemptKnowsThatItIsRepeatedAndAChangedOneDoesNot() throws Exception {
        try (ProductClasses product = planted(Mutant.SECRET_LOGGED);
                ProductClasses mutant = planted(Mutant.RETRY_NOT_NOTICED)) {
            assertThat(repeatedAttempt(product)).isEqualTo(true);
            assertThat(repeatedAttempt(mutant)).isEqualTo(false);
        }
    }

    @Test
    void bytesOfDeadLettersAreAltered() throws Exception {
        byte[] noText = {'a', (byte) 0xff};
        try (ProductClasses product = planted(Mutant.SECRET_LOGGED);
                ProductClasses mutant = planted(Mutant.DEAD_LETTERS_ALTERED)) {
            assertThat(base64(product, noText)).hasToString("Text[text=Yf8=]");
            assertThat(base64(mutant, noText)).hasToString("Text[text=Ye+/vQ==]");
        }
    }

    @Test
    void aMethodThatIsGoneIsAnErrorAndNotAMutantThatNobodyNotices() throws IOException {
        Site site = new Site("io.weir.chaos.mutant.Mutant", "vanished()", Change.advice(Plain.Nothing.class));
        TypeDescription type = TypePool.Default.of(ClassFileLocator.ForClassLoader.ofSystemLoader())
                .describe(site.type())
                .resolve();

        assertThatThrownBy(() -> site.in(type)).hasMessageContaining("has no method vanished(), only [");
    }

    @Test
    void theAgentCarriesWhatItNeedsAndTheJobJarNothingOfIt() throws IOException {
        try (JarFile agent = new JarFile("target/weir-mutants.jar");
                JarFile job =
                        new JarFile(Path.of("../flink-jobs/target/weir-job.jar").toFile())) {
            assertThat(agent.getManifest().getMainAttributes().getValue("Premain-Class"))
                    .isEqualTo(MutantAgent.class.getName());
            assertThat(agent.getEntry("net/bytebuddy/agent/builder/AgentBuilder.class"))
                    .isNotNull();
            assertThat(agent.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("org/apache/"));
            assertThat(job.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.startsWith("io/weir/chaos/") || name.startsWith("net/bytebuddy/"));
        }
    }

    private static ProductClasses planted(Mutant mutant) throws IOException {
        return new ProductClasses(Planting.of(mutant).makeRaw());
    }

    /** Reflection over the members makes the JVM verify and link the class. */
    private static void verify(Class<?> type) {
        assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                .isNotEmpty();
    }

    private static Object repeatedAttempt(ProductClasses product) throws ReflectiveOperationException {
        Class<?> type = Class.forName("io.weir.flink.connector.postgres.Session$Attempt", true, product);
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Method repeated = type.getDeclaredMethod("repeated");
        repeated.setAccessible(true);
        return repeated.invoke(constructor.newInstance(null, true));
    }

    private static Object base64(ProductClasses product, byte[] bytes) throws ReflectiveOperationException {
        Method base64 = Class.forName("io.weir.record.DeadLetterEnvelope", true, product)
                .getDeclaredMethod("base64", byte[].class);
        base64.setAccessible(true);
        return base64.invoke(null, (Object) bytes);
    }
}
