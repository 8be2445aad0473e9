package framescope.ui;

import framescope.ui.files.CaptureDialogs;
import framescope.ui.files.SaveOffer;
import framescope.ui.files.SaveOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A user who has made up his mind beforehand: the file that is chosen, how it is saved, and yes or
/// no.
public final class PreparedDialogs implements CaptureDialogs {
    private volatile @Nullable Path file;
    private volatile SaveOptions options = SaveOptions.DEFAULT;
    private volatile boolean consenting = true;
    private volatile @Nullable SaveOffer offer;
    private volatile String suggested = "";
    private final List<String> questions = new ArrayList<>();

    /// From now on this file is chosen, for opening and saving.
    public void choose(Path chosen) {
        file = chosen;
    }

    /// From now on captures are saved so.
    public void choose(SaveOptions chosen) {
        options = chosen;
    }

    /// From now on this is answered.
    public void answer(boolean consent) {
        consenting = consent;
    }

    /// What was asked.
    public synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    /// What was last offered to be saved.
    public Optional<SaveOffer> offer() {
        return Optional.ofNullable(offer);
    }

    /// The name that was last suggested.
    public String suggested() {
        return suggested;
    }

    @Override
    public Optional<Path> chooseFile(String title, List<Kind> kinds) {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<Place> choosePlace(String title, String name, List<Kind> kinds) {
        suggested = name;
        return Optional.ofNullable(file).map(chosen -> new Place(chosen, false));
    }

    @Override
    public Optional<SaveOptions> chooseOptions(SaveOffer newOffer) {
        offer = newOffer;
        return Optional.of(options);
    }

    @Override
    public synchronized boolean confirm(String question, String consent) {
        questions.add(question);
        return consenting;
    }
}
