package framescope.lab;

import framescope.inspector.Inspector;
import framescope.lab.LabEndedException.Reason;
import framescope.lab.LabPages.Visitor;
import framescope.protocol.connection.OutgoingFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The page that a run is about, over all its connections. Where it is loaded anew, another page of
/// the same browser takes its place; that of another browser never does.
final class TestedPage {
    private static final OutgoingFrame WAIT = OutgoingFrame.text("lab:wait");
    private static final Duration CONNECTING = Duration.ofSeconds(60);
    private static final Duration OTHERS = Duration.ofSeconds(2);

    private final Inspector inspector;
    private final LabPages pages;
    private final LabPatience patience;
    private final Duration comingAgain;

    /// Connections on which something was tried.
    private final Set<Integer> used = new HashSet<>();

    private Visitor tested = new Visitor(0, Greeting.NONE);
    private boolean gone;

    /// @param comingAgain how long it may take the page to connect again
    TestedPage(Inspector inspector, LabPages pages, LabPatience patience, Duration comingAgain) {
        this.inspector = inspector;
        this.pages = pages;
        this.patience = patience;
        this.comingAgain = comingAgain;
    }

    /// See [Lab#begin].
    List<LabPage> choose(Optional<LabPage> wanted) throws LabEndedException {
        Set<Integer> before = pages.open();
        // They may go on for a moment before they end.
        used.addAll(before);
        inspector.drop(before);
        if (!patience.until(CONNECTING, () -> !fresh().isEmpty())) {
            throw new LabEndedException(Reason.NO_PAGE);
        }
        patience.until(OTHERS, () -> fresh().size() >= before.size());
        List<Visitor> waiting = fresh();
        tested =
                waiting.stream()
                        .filter(each -> wanted.filter(each.greeting().from()::equals).isPresent())
                        .findFirst()
                        .orElseGet(waiting::getLast);
        List<Visitor> others = new ArrayList<>(waiting);
        others.remove(tested);
        inspector.send(others.stream().map(Visitor::connection).toList(), WAIT);
        others.addFirst(tested);
        return others.stream().map(each -> each.greeting().from()).toList();
    }

    /// It on a connection that has not been used; the same one until it has been.
    Visitor await() throws LabEndedException {
        // One that has not come again is not waited for a second time.
        boolean soon =
                patience.until(gone ? Duration.ZERO : OTHERS, () -> ready(false).isPresent());
        if (!soon && !gone) {
            // What it said may have been cleared from the capture; it says it again.
            Set<Integer> mute = pages.open();
            pages.waiting().forEach(each -> mute.remove(each.connection()));
            inspector.drop(mute);
        }
        gone =
                !soon
                        && !patience.until(
                                gone ? Duration.ZERO : comingAgain, () -> ready(true).isPresent());
        if (gone) {
            throw new LabEndedException(Reason.PAGE_GONE);
        }
        tested = ready(!soon).orElse(tested);
        return tested;
    }

    private Optional<Visitor> ready(boolean late) {
        List<Visitor> fresh = fresh();
        Optional<Visitor> same =
                fresh.stream()
                        .filter(each -> each.greeting().page().equals(tested.greeting().page()))
                        .max(Comparator.comparingInt(each -> each.greeting().turn()));
        // Late: the page was loaded anew, or closed while another one of this browser waits.
        return same.or(() ->
                fresh.stream()
                        .filter(each -> late)
                        .filter(each ->
                                each.greeting().browser().equals(tested.greeting().browser()))
                        .findFirst());
    }

    private List<Visitor> fresh() {
        return pages.waiting().stream().filter(each -> !used.contains(each.connection())).toList();
    }

    /// Whether a connection is one of this page.
    boolean isOn(int connection) {
        return pages.isOf(connection, tested.greeting().page());
    }

    /// Ends a connection that has been used.
    void leave(int connection) {
        used.add(connection);
        inspector.drop(List.of(connection));
    }
}
