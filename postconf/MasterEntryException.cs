namespace Postfix.Postconf;

/// <summary>A text is no master.cf entry; whoever knows where it came from says so in the final message.</summary>
internal sealed class MasterEntryException(string message) : Exception(message);
