namespace Postfix.Mail;

/// <summary>What <see cref="RecordReader"/> does with pointer and padding records.</summary>
public enum PointerMode
{
    /// <summary>Jump and skip, and stop after the end record: the message as it is meant.</summary>
    Follow,

    /// <summary>Report them like any other record: the bytes as they are.</summary>
    Report,

    /// <summary>Report them, and jump all the same: the message as it is meant, with what holds it together.</summary>
    ReportAndFollow,
}
