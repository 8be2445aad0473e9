package framescope.ui.framelist;

import framescope.text.RowText;

/// What the texts of cells are made by.
record CellTexts(FrameListViewModel list, TimeText times, RowText rows) {}
