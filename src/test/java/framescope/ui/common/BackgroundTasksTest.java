package framescope.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where jobs run, and where their results arrive.
class BackgroundTasksTest {
    private final ManualExecutor background = new ManualExecutor();
    private final ManualExecutor foreground = new ManualExecutor();
    private final BackgroundTasks tasks = new BackgroundTasks(background, foreground);
    private final List<String> heard = new ArrayList<>();

    @Test
    void whoeverHasAJobDoesNotWaitForIt() {
        tasks.run(() -> heard.add("job"), () -> heard.add("done"));
        assertThat(heard).isEmpty();
        background.runFirst();
        assertThat(heard).containsExactly("job");
    }

    @Test
    void theEndOfAJobIsToldInTheForeground() {
        tasks.run(() -> heard.add("job"), () -> heard.add("done"));
        background.runFirst();
        foreground.runFirst();
        assertThat(heard).containsExactly("job", "done");
    }

    @Test
    void aResultArrivesInTheForeground() {
        tasks.run(() -> "result", heard::add, failure -> heard.add(failure.getMessage()));
        background.runFirst();
        assertThat(heard).isEmpty();
        foreground.runFirst();
        assertThat(heard).containsExactly("result");
    }

    @Test
    void aFailureArrivesInTheForeground() {
        tasks.run(this::fail, heard::add, failure -> heard.add(failure.getMessage()));
        background.runFirst();
        assertThat(heard).isEmpty();
        foreground.runFirst();
        assertThat(heard).containsExactly("it failed");
    }

    private String fail() throws IOException {
        throw new IOException("it failed");
    }
}
