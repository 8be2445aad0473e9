package framescope.ui.common;

import framescope.inspector.file.ExportForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A user who has made up his mind beforehand: the file that is chosen, and yes or no.
public final class PreparedDialogs implements FileDialogs {
    private volatile @Nullable Path file;
    private volatile ExportForm form = ExportForm.WIRE;
    private volatile boolean consenting = true;
    private final List<String> questions = new ArrayList<>();

    /// From now on this file is chosen, for opening and saving.
    public void choose(Path chosen) {
        file = chosen;
    }

    /// From now on captures are saved so.
    public void choose(ExportForm chosen) {
        form = chosen;
    }

    /// From now on this is answered.
    public void answer(boolean consent) {
        consenting = consent;
    }

    /// What was asked.
    public synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public Optional<Path> chooseCapture() {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<Path> chooseFile() {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<Path> choosePlace(String title, String name) {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<SaveChoice> choosePlace() {
        return Optional.ofNullable(file).map(chosen -> new SaveChoice(chosen, form, false));
    }

    @Override
    public synchronized boolean confirm(String question, String consent) {
        questions.add(question);
        return consenting;
    }
}
