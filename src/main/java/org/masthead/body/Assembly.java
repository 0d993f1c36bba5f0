package org.masthead.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a body of blocks, within the limits of one. */
final class Assembly {

    static final int MOST_BLOCKS = 2_000;
    static final int LONGEST = 1_000_000;

    private Assembly() {}

    /** Of blocks that a client sent: any fault refuses all of them. */
    static Parsed strict(List<Block> input) {
        var given = input == null ? List.<Block>of() : input;
        var removed = new Removed();
        var cleaning = new Cleaning(removed, ids(given));
        var blocks = new ArrayList<Block>();
        if (given.size() > MOST_BLOCKS) {
            cleaning.fault(
                    "", "too-many", "A body has at most %,d blocks, not %,d.".formatted(MOST_BLOCKS, given.size()));
        } else {
            for (var i = 0; i < given.size(); i++) {
                cleaning.at(i);
                blocks.add(cleaned(given.get(i), cleaning));
            }
        }
        var length = blocks.stream()
                .filter(Objects::nonNull)
                .mapToInt(Assembly::length)
                .sum();
        if (length > LONGEST) {
            cleaning.at();
            cleaning.fault("", "too-long", "A body has at most %,d characters, not %,d.".formatted(LONGEST, length));
        }
        if (!cleaning.faults().isEmpty()) {
            throw new BodyFaults(cleaning.faults());
        }
        return new Parsed(new Body(blocks), removed.sentences());
    }

    /** Of blocks that were read from a page: what does not fit is left out. */
    static Parsed lenient(List<Block> found, Removed removed) {
        var cleaning = new Cleaning(removed, Set.of());
        var blocks = new ArrayList<Block>();
        var length = 0;
        for (var block : fitting(found, removed)) {
            var faults = cleaning.faults().size();
            var full = blocks.size() == MOST_BLOCKS || length > LONGEST;
            var cleaned = full ? null : cleaned(block, cleaning);
            length += full ? 0 : length(cleaned);
            if (full || length > LONGEST) {
                removed.count(
                        "left out a block at the end of a body that is too long",
                        "left out %d blocks at the end of a body that is too long");
            } else if (cleaning.faults().size() > faults) {
                var why = cleaning.faults().get(faults).detail();
                removed.count(
                        "left out a %s block: %s".formatted(block.type(), why),
                        "left out %%d %s blocks: %s".formatted(block.type(), why.replace("%", "%%")));
            } else {
                blocks.add(cleaned);
            }
        }
        return new Parsed(new Body(blocks), removed.sentences());
    }

    /** Nothing is lost only because it was not parted. */
    private static List<Block> fitting(List<Block> found, Removed removed) {
        var fitting = new ArrayList<Block>();
        for (var block : found) {
            var pieces = block.pieces();
            if (pieces.size() > 1) {
                removed.count(
                        "parted a %s block that is too long".formatted(block.type()),
                        "parted %%d %s blocks that are too long".formatted(block.type()));
            }
            fitting.addAll(pieces);
        }
        return fitting;
    }

    private static Block cleaned(Block block, Cleaning cleaning) {
        if (block == null) {
            cleaning.fault("", "required", "A block cannot be null.");
            return null;
        }
        var cleaned = block.cleaned(cleaning);
        if (cleaned.text().length() > Cleaning.LONGEST_TEXT) {
            cleaning.fault("", "too-long", "A block has at most %,d characters.".formatted(Cleaning.LONGEST_TEXT));
        }
        return cleaned;
    }

    private static int length(Block block) {
        return block.text().length();
    }

    private static Set<String> ids(List<Block> blocks) {
        return blocks.stream()
                .filter(Objects::nonNull)
                .map(Block::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
