using Postfix.Posix;

namespace Postfix.Mail;

/// <summary>A queue file that was just created; it stays incomplete, and ignored by everybody, until its owner sets the final mode.</summary>
/// <param name="Id">Its name.</param>
/// <param name="File">Open for reading and writing; owned by the receiver.</param>
/// <param name="Path">Path below the current directory.</param>
/// <param name="Arrival">The time in the name.</param>
public sealed record NewQueueFile(QueueId Id, FileDescriptor File, string Path, DateTimeOffset Arrival);
