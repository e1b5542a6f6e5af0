namespace Postfix.Lookup;

/// <summary>A table cannot be opened, or cannot do what is asked of it. The message is complete: it names the table or file.</summary>
public sealed class TableException(string message, Exception? cause = null) : IOException(message, cause);
