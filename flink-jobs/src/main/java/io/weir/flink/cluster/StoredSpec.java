package io.weir.flink.cluster;

import io.weir.problem.SecretMask;
import io.weir.source.SpecText;
import io.weir.spec.FlowSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;

/**
 * The spec of a job among the job's parameters, from where an upgrade gets it back. Everybody who sees the cluster's REST
 * interface can read it, so a spec that holds a secret, not a reference to one, is not stored.
 */
public final class StoredSpec {
    private static final String PARAMETER = "spec";

    private StoredSpec() {}

    /** Adds the spec to the parameters of a job with these settings. */
    public static void put(FlowSpec spec, Configuration settings) {
        String text = spec.asManifest();
        if (SecretMask.line(text).equals(text)) {
            Map<String, String> parameters = new HashMap<>(settings.get(PipelineOptions.GLOBAL_JOB_PARAMETERS));
            parameters.put(PARAMETER, encode(text));
            settings.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, parameters);
        }
    }

    /** The spec that a job was started with; empty when it was not stored. */
    public static Optional<SpecText> of(LiveJob job) {
        return Optional.ofNullable(job.parameters().get(PARAMETER))
                .map(stored -> new SpecText("the spec of job " + job.id(), decode(stored)));
    }

    private static String encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static String decode(String stored) {
        byte[] bytes = Base64.getUrlDecoder().decode(stored);
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the stored spec of the job is damaged", e);
        }
    }
}
