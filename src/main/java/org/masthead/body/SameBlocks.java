package org.masthead.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Finds which blocks of a body are those of an earlier one: first by what they say, then, of one type, by their order.
 */
final class SameBlocks {

    private final List<Block> blocks;
    private final List<Block> left;
    private final Map<Integer, String> inherited = new HashMap<>();

    private SameBlocks(List<Block> blocks, List<Block> earlier) {
        this.blocks = blocks;
        this.left = new LinkedList<>(earlier);
    }

    static Body inherit(List<Block> blocks, List<Block> earlier) {
        var same = new SameBlocks(blocks, earlier);
        same.pair((block, before) -> block.asText().equals(before.asText()));
        same.pair((block, before) -> true);
        return same.body();
    }

    private void pair(BiPredicate<Block, Block> same) {
        for (var index = 0; index < blocks.size(); index++) {
            var block = blocks.get(index);
            if (!inherited.containsKey(index)) {
                var at = index;
                left.stream()
                        .filter(before -> before.type().equals(block.type()) && same.test(block, before))
                        .findFirst()
                        .ifPresent(before -> {
                            inherited.put(at, before.id());
                            left.remove(before);
                        });
            }
        }
    }

    private Body body() {
        var taken = new HashSet<>(inherited.values());
        var named = new ArrayList<Block>();
        for (var index = 0; index < blocks.size(); index++) {
            var block = blocks.get(index);
            if (inherited.containsKey(index)) {
                named.add(block.withId(inherited.get(index)));
            } else {
                // An id that was made by chance as one of the inherited gives way.
                named.add(taken.add(block.id()) ? block : block.withId(block.id() + "-" + index));
            }
        }
        return new Body(named);
    }
}
