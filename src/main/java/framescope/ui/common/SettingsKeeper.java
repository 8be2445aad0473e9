package framescope.ui.common;

import framescope.settings.SettingsProblem;
import framescope.settings.UserSettings;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.io.IOException;
import java.util.function.Consumer;

/// Keeps what the user chooses, soon and off the FX thread.
public final class SettingsKeeper {
    private static final System.Logger LOG = System.getLogger(SettingsKeeper.class.getName());

    private final UserSettings settings;
    private final BackgroundTasks tasks;
    private final Consumer<String> notices;
    private boolean writing;

    /// @param notices is told in a sentence what is the matter, on the FX thread
    public SettingsKeeper(UserSettings settings, BackgroundTasks tasks, Consumer<String> notices) {
        this.settings = settings;
        this.tasks = tasks;
        this.notices = notices;
    }

    /// Looks whether there is something to keep or to tell; to be called now and then on the FX
    /// thread.
    public void sample() {
        settings.takeProblem().ifPresent(problem -> notices.accept(sentence(problem)));
        if (settings.changed() && !writing) {
            writing = true;
            tasks.run(
                    () -> {
                        settings.write();
                        return true;
                    },
                    done -> writing = false,
                    this::tell);
        }
    }

    /// Keeps what is not kept yet; waits for the disk, so not on the FX thread.
    public void finish() {
        try {
            settings.write();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the settings were not kept", e);
        }
    }

    private void tell(Exception failure) {
        writing = false;
        LOG.log(System.Logger.Level.WARNING, "the settings were not kept", failure);
        notices.accept(
                Messages.format(
                        "settings.notKept",
                        VisibleText.escape(String.valueOf(failure.getMessage()))));
    }

    private static String sentence(SettingsProblem problem) {
        return Messages.format(
                "settings." + problem.kind(), VisibleText.escape(problem.file().toString()));
    }
}
