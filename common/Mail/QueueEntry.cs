namespace Postfix.Mail;

/// <summary>A file found in a queue directory.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Path">Where it was found, which need not be where it belongs.</param>
public readonly record struct QueueEntry(QueueId Id, string Path);
