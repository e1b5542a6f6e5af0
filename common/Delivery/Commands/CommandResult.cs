using Postfix.Services;

namespace Postfix.Delivery.Commands;

/// <summary>What became of a message that was given to a command. The default value is success.</summary>
/// <param name="Problem">Why it was not delivered; class 4 to try again, class 5 to return it. Null on success, and when the
/// queue file is damaged.</param>
/// <param name="IsCorrupt">The queue file is damaged; nothing is to be reported, the queue manager deals with it.</param>
public readonly record struct CommandResult(DsnDetail? Problem, bool IsCorrupt);
