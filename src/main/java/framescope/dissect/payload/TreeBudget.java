package framescope.dissect.payload;

/// How much of a tree is still to be built: a peer may send what is a million deep or wide.
final class TreeBudget {
    /// The deepest that a tree goes.
    static final int MOST_DEPTH = 256;

    /// The most nodes of a tree.
    static final int MOST_NODES = 20_000;

    private int nodes;
    private boolean spent;

    /// Whether another node at this depth may be built; once it may not, no other may.
    boolean allows(int depth) {
        nodes++;
        spent |= depth > MOST_DEPTH || nodes > MOST_NODES;
        return !spent;
    }

    /// Whether something was left out.
    boolean isSpent() {
        return spent;
    }
}
