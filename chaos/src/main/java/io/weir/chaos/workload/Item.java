package io.weir.chaos.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * One generated record.
 *
 * @param kind what is special about it
 * @param lane the partition that it goes to
 * @param content what it says, or said before it was spoilt
 * @param code why it is refused, if something refuses it
 * @param poison how it was spoilt; null when it was not
 */
public record Item(
        Kind kind,
        int lane,
        Content content,
        String code,
        @Nullable Poison poison) {

    /** Its number in the sequence. */
    public long n() {
        return content.n();
    }

    /** What deduplication compares. */
    public String id() {
        return content.id();
    }

    /** Records of one key go to one lane, in the order of their numbers. */
    public String key() {
        return content.key();
    }

    /** The bytes to produce; null for a record without a value. */
    public byte @Nullable [] value() {
        return poison == null ? content.json().getBytes(UTF_8) : poison.spoil(content.json());
    }

    /** What a topic or a file holds when the record has arrived. */
    public String stored() {
        return content.stored();
    }

    /** What a table holds when the record has arrived: number, id, key, word, amount, card number and checksum. */
    public String row() {
        return content.row();
    }
}
