using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>Takes the records of one segment of a message.</summary>
internal interface IRecordStage
{
    /// <summary>Takes a record; returns the stage that takes the next one.</summary>
    IRecordStage Process(RecordType type, ReadOnlySpan<byte> data);
}
