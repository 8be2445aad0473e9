package framescope.ui.lab;

import framescope.lab.LabPage;
import framescope.text.Messages;
import java.util.List;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Names pages by their browsers, and counts those of the same.
final class PageNames extends StringConverter<LabPage> {
    private final List<LabPage> pages;

    PageNames(List<LabPage> pages) {
        this.pages = pages;
    }

    @Override
    public String toString(@Nullable LabPage page) {
        if (page == null) {
            return "";
        }
        List<LabPage> same =
                pages.stream().filter(each -> each.name().equals(page.name())).toList();
        return same.size() < 2
                ? page.name()
                : Messages.format("lab.pages.one", page.name(), same.indexOf(page) + 1);
    }

    @Override
    public LabPage fromString(String name) {
        throw new UnsupportedOperationException("nobody types a page");
    }
}
