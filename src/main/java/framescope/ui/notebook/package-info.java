/// The handshake notebook: how the accept key comes about, with a key that can be changed, what each
/// header is for, and how the next handshake is answered.
///
/// One path: the user selects a handshake in the list; [framescope.ui.notebook.HandshakeReader] finds
/// its request and its response, and [framescope.ui.notebook.NotebookViewModel] shows the steps from
/// the key to the hash, and whether the server sent just that.
@NullMarked
package framescope.ui.notebook;

import org.jspecify.annotations.NullMarked;
