namespace Postfix.Postcat;

/// <summary>What is printed in front of each record.</summary>
[Flags]
internal enum RecordPrefix
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its offset in the file.</summary>
    Offset = 1,

    /// <summary>The number of its type.</summary>
    Type = 2,

    /// <summary>The name of the file, also in front of headings but the first.</summary>
    File = 4,
}
