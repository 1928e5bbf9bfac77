package io.weir.flink.keys;

import io.weir.record.Fingerprint;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The key groups of a task, and for each of them as many keys as one likes, under which whole tables are kept: the state goes
 * where the keys of its group go, also when the parallelism changes.
 */
final class KeyGroups {
    private final KeyGroupRange range;
    private final int all;
    private final Fingerprint[] members;

    /** {@code all} is the maximal parallelism. */
    KeyGroups(KeyGroupRange range, int all) {
        this.range = range;
        this.all = all;
        this.members = new Fingerprint[range.getNumberOfKeyGroups()];
        int found = 0;
        for (long i = 0; found < members.length; i++) {
            Fingerprint candidate = new Fingerprint(0, i);
            int group = KeyGroupRangeAssignment.assignToKeyGroup(candidate, all);
            if (range.contains(group) && members[group - range.getStartKeyGroup()] == null) {
                members[group - range.getStartKeyGroup()] = candidate;
                found++;
            }
        }
    }

    /** How many the task has. */
    int size() {
        return members.length;
    }

    /** The group of a key, counted from 0 within the task. */
    int of(Fingerprint key) {
        return KeyGroupRangeAssignment.assignToKeyGroup(key, all) - range.getStartKeyGroup();
    }

    /** A key of a group: another one for each number, see {@link Fingerprint#sibling}. */
    Fingerprint key(int group, long number) {
        return members[group].sibling(number);
    }
}
