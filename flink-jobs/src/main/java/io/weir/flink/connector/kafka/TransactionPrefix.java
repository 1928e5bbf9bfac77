package io.weir.flink.connector.kafka;

import io.weir.plan.FlowIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The prefix of a sink's transactional ids. */
final class TransactionPrefix {
    private static final int BYTES = 8;

    private TransactionPrefix() {}

    /**
     * {@code weir-<16 hex digits>.}: of one length and with an end mark, so that no prefix is the start of another one.
     * Sinks abort what they find under their prefix.
     */
    static String of(FlowIdentity flow, String node) {
        String sink = flow.namespace() + "/" + flow.name() + "/" + node;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sink.getBytes(StandardCharsets.UTF_8));
            return "weir-" + HexFormat.of().formatHex(digest, 0, BYTES) + ".";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
