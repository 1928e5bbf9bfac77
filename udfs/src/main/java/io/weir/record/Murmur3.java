package io.weir.record;

/**
 * MurmurHash3 in its 128-bit form for 64-bit machines, seed 0.
 *
 * @see <a href="https://github.com/aappleby/smhasher/wiki/MurmurHash3">MurmurHash3</a>
 */
final class Murmur3 {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private Murmur3() {}

    static Fingerprint hash(byte[] bytes) {
        long h1 = 0;
        long h2 = 0;
        int blocks = bytes.length / 16 * 16;
        for (int at = 0; at < blocks; at += 16) {
            h1 ^= first(word(bytes, at, 8));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= second(word(bytes, at + 8, 8));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        int rest = bytes.length - blocks;
        h1 ^= first(word(bytes, blocks, Math.min(rest, 8)));
        h2 ^= second(word(bytes, blocks + 8, Math.max(rest - 8, 0)));
        h1 ^= bytes.length;
        h2 ^= bytes.length;
        h1 += h2;
        h2 += h1;
        h1 = mixed(h1);
        h2 = mixed(h2);
        h1 += h2;
        return new Fingerprint(h1, h2 + h1);
    }

    private static long first(long word) {
        return Long.rotateLeft(word * C1, 31) * C2;
    }

    private static long second(long word) {
        return Long.rotateLeft(word * C2, 33) * C1;
    }

    private static long mixed(long h) {
        long once = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        long twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return twice ^ (twice >>> 33);
    }

    /** Up to eight bytes, the first one lowest. */
    private static long word(byte[] bytes, int at, int length) {
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = (word << 8) | (bytes[at + i] & 0xff);
        }
        return word;
    }
}
