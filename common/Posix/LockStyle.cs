namespace Postfix.Posix;

/// <summary>The locking call; the two do not see each other.</summary>
public enum LockStyle
{
    /// <summary>flock(2).</summary>
    Flock,

    /// <summary>fcntl(2). We take it per open file, so closing another descriptor of the file does not lose it.</summary>
    Fcntl,
}
