package io.weir.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Requests to Flink's REST interface. All of them throw {@link UncheckedIOException} when nothing answers, and {@link
 * ServiceException} with Flink's words when it refuses.
 */
final class FlinkHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Some requests run the main method of a job, or copy its jar. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(90);

    private static final String BOUNDARY = "----weir-dev-services";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    FlinkHttp(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    String get(String path) {
        return send(request(path, PATIENCE).build());
    }

    JsonNode read(String path) {
        return parse(get(path));
    }

    /** The same, or nothing when there is no such answer (yet). */
    Optional<JsonNode> tryRead(String path) {
        try {
            return Optional.of(read(path));
        } catch (UncheckedIOException | ServiceException notYet) {
            if (Thread.currentThread().isInterrupted()) {
                throw notYet;
            }
            return Optional.empty();
        }
    }

    JsonNode post(String path, Map<String, ?> body) {
        try {
            return parse(send(request(path, LONG_PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build()));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("cannot write " + body, impossible);
        }
    }

    void patch(String path) {
        send(request(path, PATIENCE).method("PATCH", BodyPublishers.noBody()).build());
    }

    JsonNode upload(String path, Path file) {
        try (ByteArrayOutputStream body = new ByteArrayOutputStream()) {
            String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                    + file.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            Files.copy(file, body);
            body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return parse(send(request(path, LONG_PATIENCE)
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                    .build()));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(timeout);
    }

    private String send(HttpRequest request) {
        String what = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new ServiceException(
                        "Flink answered " + response.statusCode() + " to " + what + "\n" + errors(response.body()));
            }
            return response.body();
        } catch (IOException broken) {
            throw new UncheckedIOException("no answer from Flink to " + what, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceException("interrupted while asking Flink: " + what, interrupted);
        }
    }

    /** Flink wraps a stack trace into JSON, which nobody can read. */
    private static String errors(String body) {
        try {
            StringBuilder lines = new StringBuilder();
            JSON.readTree(body)
                    .path("errors")
                    .forEach(error -> lines.append(error.asText()).append('\n'));
            return lines.toString();
        } catch (JsonProcessingException plainText) {
            return body;
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("Flink's answer is no JSON: " + body, broken);
        }
    }
}
