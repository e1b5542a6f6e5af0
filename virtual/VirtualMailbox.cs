namespace Postfix.VirtualDelivery;

/// <summary>Where mail for a recipient goes, and with whose rights.</summary>
/// <param name="Path">The mailbox; a maildir when it ends in a slash.</param>
/// <param name="Uid">Owner.</param>
/// <param name="Gid">Group.</param>
internal sealed record VirtualMailbox(string Path, uint Uid, uint Gid);
