package io.weir.chaos.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.zip.CRC32;

/**
 * What a record says.
 *
 * @param n its number in the sequence, which no other record has
 * @param id what deduplication compares: a duplicate has that of another record
 * @param key records of one key are in order
 * @param word what filters look at
 * @param amount a decimal number, as it is written
 * @param at event time
 * @param card a text that the flow hides
 * @param filler texts that only make the record larger
 */
record Content(long n, String id, String key, String word, String amount, Instant at, String card, String filler) {

    /** As it is produced. */
    String json() {
        return fields("cardNumber", card);
    }

    /** As a flow leaves it behind: the card number masked, and its name in snake case. */
    String stored() {
        return fields("card_number", masked());
    }

    /** What a table holds of it, column by column. */
    String row() {
        return String.join("|", String.valueOf(n), id, key, word, amount, masked(), checksum());
    }

    private String fields(String cardName, String shownCard) {
        return "{\"n\":" + n + ",\"id\":\"" + id + "\",\"key\":\"" + key + "\",\"word\":\"" + word + "\",\"amount\":"
                + amount
                + ",\"at\":\"" + at + "\",\"" + cardName + "\":\"" + shownCard + "\"" + filler + ",\"checksum\":\""
                + checksum() + "\"}";
    }

    private String masked() {
        return "*".repeat(card.length());
    }

    private String checksum() {
        CRC32 crc = new CRC32();
        crc.update(String.join("|", String.valueOf(n), id, key, word, amount, at.toString())
                .getBytes(UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
