using Postfix.Posix;

namespace Postfix.LocalDelivery;

/// <summary>The users of this system. Trouble with the database throws <see cref="PosixException"/>.</summary>
internal interface IUserDirectory
{
    /// <summary>A user by login name; null when there is none.</summary>
    UserEntry? Find(string name);

    /// <summary>A user by id; null when there is none.</summary>
    UserEntry? Find(uint uid);
}
