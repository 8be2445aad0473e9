package framescope.ui.common;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A browser that opens nothing and remembers what it was asked for.
public final class RememberingBrowser implements WebBrowser {
    private final Behaviour behaviour;
    private final List<String> opened = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();

    /// What comes of opening a page.
    public enum Behaviour {
        OPENS,
        IS_MISSING,
        FAILS
    }

    public RememberingBrowser(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public boolean open(String url) throws IOException {
        if (behaviour == Behaviour.FAILS) {
            throw new IOException("no display");
        }
        opened.add(url);
        return behaviour == Behaviour.OPENS;
    }

    @Override
    public void copy(String url) {
        copied.add(url);
    }

    /// The links it was asked to open.
    public List<String> opened() {
        return List.copyOf(opened);
    }

    /// The links on the clipboard, the last one last.
    public List<String> copied() {
        return List.copyOf(copied);
    }
}
