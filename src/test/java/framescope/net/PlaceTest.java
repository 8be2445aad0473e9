package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Places among the open WebSockets, asked for by many at once.
class PlaceTest {
    private static final int LIMIT = 3;

    private final AtomicInteger taken = new AtomicInteger();

    @RepeatedTest(100)
    void ofManyWhoAskAtOnceAsManyGetAPlaceAsThereAre() throws Exception {
        int asking = 8;
        CyclicBarrier start = new CyclicBarrier(asking);
        Callable<Boolean> ask =
                () -> {
                    Place place = new Place(taken, LIMIT);
                    start.await();
                    return place.take();
                };
        List<Boolean> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(asking, ask))) {
                answers.add(each.get());
            }
        }
        assertThat(answers).hasSize(asking).filteredOn(found -> found).hasSize(LIMIT);
        assertThat(taken).hasValue(LIMIT);
    }

    @Test
    void aPlaceIsTakenAndGivenBackOnce() {
        Place place = new Place(taken, 1);
        assertThat(place.take()).isTrue();
        assertThat(place.take()).isTrue();
        assertThat(taken).hasValue(1);
        place.giveBack();
        place.giveBack();
        assertThat(taken).hasValue(0);
    }

    @Test
    void whoGotNoneGivesNoneBack() {
        Place first = new Place(taken, 1);
        Place second = new Place(taken, 1);
        assertThat(first.take()).isTrue();
        assertThat(second.take()).isFalse();
        second.giveBack();
        assertThat(taken).hasValue(1);
        first.giveBack();
        assertThat(second.take()).isTrue();
    }
}
