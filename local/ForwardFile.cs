using Postfix.Posix;

namespace Postfix.LocalDelivery;

/// <summary>A .forward file that was found, not opened yet.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Status">What lstat(2) said, with the user's rights.</param>
/// <param name="UsedExtension">Results do not inherit the address extension: the file name has it, or nothing inherits
/// it.</param>
internal sealed record ForwardFile(string Path, FileStatus Status, bool UsedExtension)
{
    private const int OtherWrite = 2;

    /// <summary>Why the file cannot be trusted; null when it can.</summary>
    public string? Objection(UserRights user)
    {
        if (!Status.IsRegular)
            return $"file {Path} is not a regular file";
        if (Status.Uid != 0 && Status.Uid != user.Uid)
            return $"file {Path} has bad owner uid {Status.Uid}";
        return (Status.Mode & OtherWrite) != 0 ? $"file {Path} is world writable" : null;
    }
}
