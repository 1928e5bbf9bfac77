package io.weir.dev;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the JSON of an order deviates from that of a plain one. */
enum OrderShape {
    PLAIN,
    /** Status {@code test}. */
    TEST,
    /** More digits than numeric(12,2) holds. */
    AMOUNT_TOO_LARGE,
    /** A name longer than its column. */
    NAME_TOO_LONG,
    /** A null where the column takes none. */
    EMAIL_MISSING;

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Björn", "Chloé", "Dmitri", "Elif", "Farah", "Grace", "Hiro", "Inés", "Jürgen", "Karin", "Łukasz");
    private static final List<String> LAST_NAMES = List.of(
            "Andersen", "Baptiste", "Çelik", "Dvořák", "Eriksson", "Fischer", "García", "Hughes", "Ivanova", "Jensen");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "ES", "SE", "PL", "JP", "GB", "US");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "SEK");
    private static final List<String> STATUSES = List.of("new", "paid", "shipped");

    /** One of the shapes that a database refuses. */
    static OrderShape refused(SplittableRandom random) {
        return pick(List.of(AMOUNT_TOO_LARGE, NAME_TOO_LONG, EMAIL_MISSING), random);
    }

    String json(String id, Instant orderedAt, SplittableRandom random) {
        String first = pick(FIRST_NAMES, random);
        String last = pick(LAST_NAMES, random);
        int customer = random.nextInt(100_000);
        return """
                {"id":"%s","customer":{"name":"%s","email":%s,"country":"%s"},"amount":%s,"currency":"%s",\
                "status":"%s","items":[%s],"orderedAt":"%s"}""".formatted(
                        id,
                        name(first, last),
                        email(customer),
                        pick(COUNTRIES, random),
                        amount(random),
                        pick(CURRENCIES, random),
                        status(random),
                        items(random),
                        orderedAt);
    }

    private String name(String first, String last) {
        return this == NAME_TOO_LONG ? (first + " ").repeat(30) + last : first + " " + last;
    }

    private String email(int customer) {
        return this == EMAIL_MISSING ? "null" : "\"customer%05d@example.com\"".formatted(customer);
    }

    private String amount(SplittableRandom random) {
        String amount = price(random, 500_000);
        return this == AMOUNT_TOO_LARGE ? "9999999999" + amount : amount;
    }

    private String status(SplittableRandom random) {
        String status = pick(STATUSES, random);
        return this == TEST ? "test" : status;
    }

    private static String items(SplittableRandom random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(position -> "{\"sku\":\"SKU-%06d\",\"quantity\":%d,\"price\":%s}"
                        .formatted(random.nextInt(1_000_000), 1 + random.nextInt(9), price(random, 50_000)))
                .collect(Collectors.joining(","));
    }

    /** An amount of money with two digits after the point, trailing zeros kept. */
    private static String price(SplittableRandom random, int cents) {
        int value = 1 + random.nextInt(cents);
        return String.format(Locale.ROOT, "%d.%02d", value / 100, value % 100);
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
